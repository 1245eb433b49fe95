import { useEffect, useState } from "react";

/** Gives the content an address until the returned function is called; the browser keeps the content as long. */
export function address(content: Blob, tell: (address: string) => void): () => void {
  const made = URL.createObjectURL(content);
  tell(made);
  return () => URL.revokeObjectURL(made);
}

/** The address of a picture while the component that draws it is there. */
export function usePicture(content: Blob | undefined): string | undefined {
  const [shown, setShown] = useState<string>();
  useEffect(() => (content ? address(content, setShown) : undefined), [content]);
  return shown;
}
