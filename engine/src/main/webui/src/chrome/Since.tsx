import { clock } from "../text/format.ts";
import { useNow } from "./useNow.ts";

/** The time since an instant, running; alone in its own component, so that only it is drawn each second. */
export function Since({ at }: { at: string }) {
  return <>{clock(useNow() - Date.parse(at))}</>;
}
