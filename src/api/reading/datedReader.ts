/** A reader whose answers say when they were asked for, so that dates in policies can be over (E-93). */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Clock } from '../../iam/decide/request.js';

/** For one request: all that it asks is asked at one moment. */
export function datedReader(reader: GraphReader, clock: Clock): GraphReader {
  const dated =
    <Question extends readonly unknown[], Answer>(read: (...question: Question) => Promise<Answer>) =>
    async (...question: Question) => ({ ...(await read(...question)), clock });
  return {
    ...reader,
    applicablePolicies: dated(reader.applicablePolicies),
    whoCanFacts: dated(reader.whoCanFacts),
    outwardTrusts: dated(reader.outwardTrusts),
    hopDetails: dated(reader.hopDetails),
    pathRegion: dated(reader.pathRegion),
  };
}
