// From scores to probabilities and answers: judge_alone and judge_family of src/model/judging.cpp.

import type { ModelTag } from "../data.ts";

export interface Judgement {
  probability: number;
  given: boolean;
}

export function logistic(score: number): number {
  if (score >= 0) return 1 / (1 + Math.exp(-score));
  const odds = Math.exp(score);
  return odds / (1 + odds);
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function judgeAlone(tag: ModelTag, score: number): Judgement {
  const probability = logistic(score);
  return { probability, given: probability >= tag.threshold };
}

// Softmax. Only the tag of highest score may be given (the first of equals), and none where the scores told nothing.
function judgeFamily(tags: readonly ModelTag[], scores: readonly number[]): Judgement[] {
  const best = scores.indexOf(Math.max(...scores));
  const odds = scores.map((score) => Math.exp(score - scores[best]));
  const all = odds.reduce((total, each) => total + each, 0);
  return odds.map((each, t) => {
    const probability = each / all;
    return { probability, given: t === best && tags[t].slope > 0 && probability >= tags[t].threshold };
  });
}

/** By tag. */
export function judge(tags: readonly ModelTag[], scores: readonly number[]): Judgement[] {
  const judgements = tags.map((tag, t) => judgeAlone(tag, scores[t]));
  for (const family of new Set(tags.map((tag) => tag.family).filter((name) => name !== ""))) {
    const members = tags.flatMap((tag, t) => (tag.family === family ? [t] : []));
    const judged = judgeFamily(members.map((t) => tags[t]), members.map((t) => scores[t]));
    members.forEach((t, k) => (judgements[t] = judged[k]));
  }
  return judgements;
}
