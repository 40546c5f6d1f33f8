/** Keeps the resources of requests, each parsed once. */
import type { Clock, OrganizationMembership, RequestResource, Tags } from '../../iam/decide/request.js';
import { parseResource, type RequestedResource } from '../../iam/match/resourceElement.js';
import type { Layer } from '../../iam/decide/layers.js';
import { rootArn } from '../../iam/language/arn.js';
import { Questions } from './questions.js';
import { trustIn } from './selfWrittenTrust.js';
import { memoize } from '../../graph/model/memoize.js';

export interface IndexedResource {
  readonly request: RequestResource;
  readonly read: RequestedResource;
  /** Equal for resources that the services' own rules treat alike (E-16, E-52). */
  readonly ruledAs: string;
}

/** The resources of one account by ARN. */
export class ResourceIndex {
  /** The questions about these resources. */
  readonly questions = new Questions();
  private readonly known = new Map<string, IndexedResource>();
  private trustInRoot?: Layer;

  constructor(
    readonly partition: string,
    readonly accountId: string,
    private readonly organization: OrganizationMembership | undefined,
    /** The times of requests on them (E-93). */
    readonly clock: Clock | undefined,
  ) {}

  /** Returns the trust policy of a role that trusts the whole account. */
  get rootTrust(): Layer {
    return (this.trustInRoot ??= trustIn([rootArn(this)]));
  }

  /** Returns a resource of IAM: `role/x`, or a pattern. */
  ofIam(resource: string): IndexedResource {
    return this.of(`arn:${this.partition}:iam::${this.accountId}:${resource}`);
  }

  /** Returns all IAM resources of a pattern, except those that AWS made and does not let customers change (E-16). */
  changeable(pattern: string): IndexedResource {
    const { request, ...target } = this.ofIam(pattern);
    return {
      ...target,
      request: { ...request, excludesAwsOwned: true },
      ruledAs: `changeable ${target.ruledAs}`,
    };
  }

  /** Returns a resource. `tags` is missing where they are not known. */
  of(arn: string, tags?: Tags): IndexedResource {
    const known = this.known.get(arn);
    if (known && (tags === undefined || known.request.tags !== undefined)) return known;
    const made = this.made(arn, tags);
    this.known.set(arn, made);
    return made;
  }

  /** Returns a user or role with any tags. */
  readonly withAnyTags = memoize((arn: string) => this.made(arn, undefined));

  private made(arn: string, tags: Tags | undefined): IndexedResource {
    const request: RequestResource = {
      arn,
      accountId: this.accountId,
      ...(this.organization === undefined ? {} : { organization: this.organization }),
      ...(tags === undefined ? {} : { tags }),
    };
    return { request, read: parseResource(arn, false), ruledAs: ruledAs(arn) };
  }
}

/** A pattern can match several of these. */
function ruledAs(arn: string): string {
  if (/[*?]/.test(arn)) return arn;
  if (arn.includes(':role/aws-service-role/')) return 'service-linked';
  if (arn.includes(':role/aws-reserved/')) return 'reserved';
  return arn.includes(':iam::aws:policy/') ? 'aws-managed' : '';
}
