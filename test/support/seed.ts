/** Gives the random tests of a run the seed of AGREEMENT_SEED, where it is set; else each picks its own and prints it. */
import fc from 'fast-check';

const { AGREEMENT_SEED } = process.env;
if (AGREEMENT_SEED !== undefined) fc.configureGlobal({ seed: Number(AGREEMENT_SEED) });
