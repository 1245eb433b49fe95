import { memo } from "react";
import { useTranslation } from "react-i18next";
import { LATELY } from "./trend.ts";

const HEIGHT = 20;
const STEP = 5;

/** What arrived lately as one line; a path each, so that hundreds of them are cheap. Words say the same. */
export const Sparkline = memo(function Sparkline({ line }: { line: readonly number[] | undefined }) {
  const { t } = useTranslation();
  if (!line) return "–";
  const most = Math.max(...line);
  const total = line.reduce((sum, one) => sum + one, 0);
  const points = line.map((one, at) => `${at * STEP} ${(HEIGHT - (one / most) * HEIGHT).toFixed(1)}`);
  const words = t("wall.latelyWords", { total, most, last: line.at(-1) });
  return (
    <svg className="sparkline" viewBox={`-1 -1 ${(LATELY - 1) * STEP + 2} ${HEIGHT + 2}`} role="img" aria-label={words}>
      <title>{words}</title>
      <path d={`M${points.join("L")}`} />
    </svg>
  );
});
