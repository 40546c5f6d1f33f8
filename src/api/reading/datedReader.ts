/** A reader whose answers say when they were asked for, so that dates in policies can be over (E-93). */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Clock } from '../../iam/decide/request.js';

/** For one request: all that it asks is asked at one moment. */
export function datedReader(reader: GraphReader, clock: Clock): GraphReader {
  const dated = async <Answer extends object>(answer: Promise<Answer>) => ({ ...(await answer), clock });
  const asked: Pick<
    GraphReader,
    'applicablePolicies' | 'whoCanFacts' | 'outwardTrusts' | 'hopDetails' | 'pathRegion'
  > = {
    applicablePolicies: (...question) => dated(reader.applicablePolicies(...question)),
    whoCanFacts: (...question) => dated(reader.whoCanFacts(...question)),
    outwardTrusts: (...question) => dated(reader.outwardTrusts(...question)),
    hopDetails: (...question) => dated(reader.hopDetails(...question)),
    pathRegion: (...question) => dated(reader.pathRegion(...question)),
  };
  return Object.assign(Object.create(reader) as GraphReader, asked);
}
