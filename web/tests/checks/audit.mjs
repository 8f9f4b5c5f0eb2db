// What an audit's page must tell: every finding, and a chart of every check that was done.

// Runs in the page.
function missingFindings() {
  const shown = [...document.querySelectorAll(".finding")].map((each) => each.textContent.replaceAll("\u00a0", " "));
  const { messages, audit } = window.armonica.data;
  const isTold = ({ verdict, words }) =>
    shown.some((text) => text.includes(messages[`audit.${verdict}`]) && text.includes(words.replaceAll("\u00a0", " ")));
  return audit.findings.filter((finding) => !isTold(finding)).map(({ words }) => `is not told: ${words}`);
}

export async function tellsEveryFinding({ page }) {
  return page.evaluate(missingFindings);
}

// Runs in the page: the first and last figures of every curve stand in its table.
function problemsOfCurves() {
  const { collection, sound } = window.armonica.data.audit;
  const problems = [];
  const audits = collection?.deletion ?? [];
  for (const way of ["deletion", "insertion"]) {
    const charts = document.querySelectorAll(`figure.${way}`);
    if (charts.length !== audits.length) problems.push(`${charts.length} charts of ${way}`);
    audits.slice(0, charts.length).forEach(({ curves, part }, i) => {
      const rows = charts[i].querySelectorAll(".twin tbody tr");
      const means = curves[way].strongest;
      if (rows.length !== means.length) problems.push(`${way} of ${part}: ${rows.length} rows`);
      means.forEach(({ mean }, step) => {
        const written = rows[step]?.children[1].textContent;
        const expected = mean === null ? "–" : mean.toFixed(3).replace("-", "−");
        if (written !== expected) problems.push(`${way} of ${part}, step ${step}: ${written} for ${expected}`);
      });
    });
  }
  const isJudged = sound?.variants.some(({ given }) => given !== null);
  const counts = {
    ".retraining": (collection?.retraining ?? []).filter(({ without }) => without.strongest.length > 0).length,
    ".leakage": collection?.leakage ? 1 : 0,
    ".difference": (collection?.subgroups ?? []).filter(({ subgroups }) => subgroups.length > 0).length,
    ".likeness": isJudged ? 1 : 0,
    "#stability": sound ? 1 : 0,
  };
  for (const [selector, count] of Object.entries(counts)) {
    const found = document.querySelectorAll(selector).length;
    if (found !== count) problems.push(`${found} of ${selector}, not ${count}`);
  }
  return problems;
}

export async function drawsEveryCheck({ page }) {
  return page.evaluate(problemsOfCurves);
}
