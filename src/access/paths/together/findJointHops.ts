/** Finds the hops that take several identities: those without conditions, all, and those beside what contradicts itself. */
import { leastDeep, type JointHops, type JointQuestion } from './jointHops.js';
import { LayeredSearch } from './layeredSearch.js';
import { otherActors } from './otherActors.js';
import type { LeftOut } from './pastStep.js';

/** `leftOut`: a step that is not taken. */
export async function findJointHops(question: JointQuestion, leftOut?: LeftOut): Promise<JointHops> {
  const { start, contradicted = [], numbers = new Map<string, number>() } = question;
  const unconditional = await new LayeredSearch(question, true, leftOut, numbers).run();
  const whole = new LayeredSearch(question, false, leftOut, numbers);
  const found = [await whole.run()];
  if (contradicted.length > 0) {
    const rest = { ...question, graph: question.graph.without(contradicted, start) };
    found.push(await new LayeredSearch(rest, false, leftOut, numbers).run());
  }
  const all = [unconditional, ...found];
  const hops = leastDeep(found, unconditional);
  return {
    hops,
    unconditionalHops: unconditional.hops,
    held: [...new Set(found.flatMap(({ held }) => held))],
    unexplored: found.flatMap(({ unexplored }) => unexplored),
    data: found.flatMap(({ data }) => data),
    truncatedBy: [...new Set([...all, question.accounts].flatMap((one) => [...one.truncatedBy]))],
    isLeftToAdministrators: all.some((one) => one.isLeftToAdministrators),
    othersTo: (told) =>
      otherActors(told, question, { hops: [...hops, ...unconditional.hops], held: whole.held }),
  };
}
