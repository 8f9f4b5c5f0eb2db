// What the page computes is what the program wrote.

export const tolerance = 1e-6;

// Runs in the page.
function differences(tolerance) {
  const { data, evaluate } = window.armonica;
  const now = evaluate(data.track.features.map(({ value }) => value));
  const problems = [];
  for (const story of data.tags) {
    const t = story.tag;
    const name = data.model.tags[t].name;
    const compare = (what, written, computed) => {
      const isEqual = Math.abs(written - computed) <= tolerance;
      if (!isEqual) problems.push(`${name}: ${what} ${computed}, written ${written}`);
    };
    compare("score", story.score, now.scores[t]);
    compare("probability", story.probability, now.probabilities[t]);
    if (story.given !== now.given[t]) problems.push(`${name}: given ${now.given[t]}, written ${story.given}`);
    story.groups.forEach(({ contribution }, g) => compare(data.model.groups[g].id, contribution, now.groups[t][g]));
    story.features.forEach((each, j) => compare(data.model.features[j].id, each, now.features[t][j]));
    if (story.pairs.length !== now.pairs[t].length) problems.push(`${name}: not as many pairs as written`);
    story.pairs.forEach((each, p) => compare(`pair ${p}`, each, now.pairs[t][p]));
  }
  return problems.slice(0, 5);
}

export async function computesWhatIsWritten({ page }) {
  return page.evaluate(differences, tolerance);
}
