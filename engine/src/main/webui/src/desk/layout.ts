/** Where a letter's pictures come from: a file of the letter, or the n-th picture elsewhere. */
export interface Sources {
  file: (id: string) => Promise<string>;
  elsewhere: ((place: number) => Promise<string>) | null;
}

const STYLE = "/letter.css";

export function hasPicturesElsewhere(html: string): boolean {
  return html.includes("data-remote-src=");
}

/** The document of a letter's frame. The server made the layout harmless; only pictures get an address here, one by one. */
export async function letterDocument(html: string, language: string, sources: Sources): Promise<string> {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const elsewhere = [...parsed.querySelectorAll("img[data-remote-src]")];
  await Promise.all(
    [...parsed.querySelectorAll("img")].map(async picture => {
      picture.removeAttribute("src");
      const file = picture.getAttribute("data-attachment");
      const place = elsewhere.indexOf(picture);
      const wanted = file ? sources.file(file) : place >= 0 && sources.elsewhere ? sources.elsewhere(place) : null;
      const address = await wanted?.catch(() => null);
      if (address) picture.setAttribute("src", address);
      if (!picture.hasAttribute("alt")) picture.setAttribute("alt", "");
    }),
  );
  parsed.documentElement.lang = language;
  const style = parsed.createElement("link");
  style.rel = "stylesheet";
  style.href = STYLE;
  parsed.head.replaceChildren(style);
  return `<!doctype html>${parsed.documentElement.outerHTML}`;
}

export interface Finding {
  method: "SPF" | "DKIM" | "DMARC";
  result: string;
}

/** What the receiving server found of who sent it (RFC 8601), the first result of each method; comments in it count for nothing. */
export function findings(authenticity: string): Finding[] {
  const bare = authenticity.replace(/"[^"]*"/g, "").replace(/\([^()]*\)/g, "");
  return (["SPF", "DKIM", "DMARC"] as const).flatMap(method => {
    const result = new RegExp(`(?:^|;)\\s*${method}\\s*=\\s*([a-z]+)`, "i").exec(bare)?.[1];
    return result ? [{ method, result: result.toLowerCase() }] : [];
  });
}

/** The server that says so. */
export function finder(authenticity: string): string {
  return authenticity.split(";")[0]!.trim().split(/\s/)[0]!;
}
