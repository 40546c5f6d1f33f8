/** Collects the organization: its tree, accounts, guardrails and their attachments (F-161 to F-169). */
import { wholeFiles } from '../collector.js';
import { isNamed } from '../failure.js';
import { answerOf, entriesOf, forEach, type ReadContext } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const calls = service(
  'organizations',
  async () => (await import('@aws-sdk/client-organizations')).Organizations,
  [
    'describeOrganization',
    'paginateListRoots',
    'paginateListOrganizationalUnitsForParent',
    'paginateListAccountsForParent',
    'paginateListPolicies',
    'describePolicy',
    'paginateListTargetsForPolicy',
    'paginateListDelegatedAdministrators',
    'paginateListDelegatedServicesForAccount',
  ],
);

type Client = ClientOf<typeof calls>;

export const organization = wholeFiles('organization', calls, async (reading) => {
  const { client, tried } = reading;
  const { Organization } = await client.describeOrganization({});
  const tree = answerOf(await tried(readTree(client)));
  const guardrails = answerOf(await tried(readGuardrails(reading)));
  const administrators = await tried(readAdministrators(reading));
  return {
    'organization.json': {
      Organization,
      ...tree,
      ...guardrails,
      DelegatedAdministrators: answerOf(administrators),
    },
  };
});

/** Reads the tree from the roots downwards. No output names the parent, so it is added (F-163, F-164). */
async function readTree(client: Client) {
  const Roots = await entriesOf(client.paginateListRoots({}), 'Roots');
  const OrganizationalUnits: { readonly Id?: string | undefined; readonly ParentId: string }[] = [];
  const Accounts: { readonly ParentId: string }[] = [];
  let level: readonly string[] = Roots.flatMap(({ Id }) => Id ?? []);
  while (level.length > 0) {
    const below = await forEach(level, (ParentId) => readChildren(client, ParentId));
    Accounts.push(...below.flatMap(({ accounts }) => accounts));
    const units = below.flatMap((children) => children.units);
    OrganizationalUnits.push(...units);
    level = units.flatMap(({ Id }) => Id ?? []);
  }
  return { Roots, OrganizationalUnits, Accounts };
}

async function readChildren(client: Client, ParentId: string) {
  const units = await entriesOf(
    client.paginateListOrganizationalUnitsForParent({ ParentId }),
    'OrganizationalUnits',
  );
  const accounts = await entriesOf(client.paginateListAccountsForParent({ ParentId }), 'Accounts');
  return {
    units: units.map((unit) => ({ ...unit, ParentId })),
    accounts: accounts.map((account) => ({ ...account, ParentId })),
  };
}

const guardrailTypes = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;

async function readGuardrails({ client, tried }: ReadContext<Client>) {
  const summaries = await forEach(guardrailTypes, async (Filter) => {
    const pages = client.paginateListPolicies({ Filter });
    return entriesOf(pages, 'Policies').catch((error: unknown) => {
      // A partition that does not know the type has no policies of it.
      if (isNamed(error, ['InvalidInputException'])) return [];
      throw error;
    });
  });
  const ids = summaries.flat().flatMap(({ Id }) => Id ?? []);
  const policies = await forEach(ids, async (PolicyId) => {
    const answer = answerOf(await tried(client.describePolicy({ PolicyId })));
    return answer?.Policy ?? [];
  });
  const targets = await forEach(ids, async (PolicyId) => {
    const pages = client.paginateListTargetsForPolicy({ PolicyId });
    const found = await entriesOf(pages, 'Targets');
    return found.map((target) => ({ PolicyId, ...target }));
  });
  return { Policies: policies.flat(), PolicyTargets: targets.flat() };
}

/** Returns each delegated administrator with its services, since their list names no account (F-33). */
async function readAdministrators({ client, tried }: ReadContext<Client>) {
  const administrators = await entriesOf(
    client.paginateListDelegatedAdministrators({}),
    'DelegatedAdministrators',
  );
  return forEach(administrators, async (administrator) => {
    const pages = client.paginateListDelegatedServicesForAccount({ AccountId: administrator.Id });
    const services = await tried(entriesOf(pages, 'DelegatedServices'));
    return { ...administrator, DelegatedServices: answerOf(services) };
  });
}

/** The part of the file that the collection itself reads. */
export interface CollectedOrganization {
  readonly Organization?: { readonly MasterAccountId?: string };
  readonly Accounts?: readonly {
    readonly Id: string;
    readonly State?: string;
    readonly Status?: string;
  }[];
}

/** Returns the active accounts, whose roles can be assumed (F-42). */
export const activeAccountIds = ({ Accounts = [] }: CollectedOrganization): readonly string[] =>
  Accounts.filter(({ State, Status }) => (State ?? Status ?? 'ACTIVE') === 'ACTIVE').map(({ Id }) => Id);
