/** A reader whose answers say when they were asked for, so that dates in policies can be over (E-93). */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Clock } from '../../iam/decide/request.js';

/** For one request: all that it asks is asked at one moment. */
export function timedReader(reader: GraphReader, clock: Clock): GraphReader {
  const timed = async <Answer extends object>(answer: Promise<Answer>) => ({ ...(await answer), clock });
  const asked: Pick<
    GraphReader,
    'applicablePolicies' | 'whoCanFacts' | 'outwardTrusts' | 'hopDetails' | 'pathRegion'
  > = {
    applicablePolicies: (...question) => timed(reader.applicablePolicies(...question)),
    whoCanFacts: (...question) => timed(reader.whoCanFacts(...question)),
    outwardTrusts: (...question) => timed(reader.outwardTrusts(...question)),
    hopDetails: (...question) => timed(reader.hopDetails(...question)),
    pathRegion: (...question) => timed(reader.pathRegion(...question)),
  };
  return Object.assign(Object.create(reader) as GraphReader, asked);
}
