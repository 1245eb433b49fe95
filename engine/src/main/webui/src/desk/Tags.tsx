import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, bodyOf, isRefusal } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";

/** The words on a conversation; more of them from those its client has. */
export function Tags({ conversation, client, directory, onTrouble }: { conversation: string; client: string; directory: Directory; onTrouble: (words: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const queryKey = ["tags", conversation];
  const params = { path: { conversation } };
  const { data } = useQuery({
    queryKey,
    queryFn: async () => bodyOf(await api.GET("/api/v1/agent/conversations/{conversation}/tags", { params })).tags,
    staleTime: 30_000,
  });
  const change = useMutation({
    mutationFn: async (tags: string[]) => bodyOf(await api.PUT("/api/v1/agent/conversations/{conversation}/tags", { params, body: { tags } })).tags,
    onSuccess: tags => queries.setQueryData(queryKey, tags),
    onError: error => onTrouble(isRefusal(error) ? error.message : "problem.network"),
  });
  const chosen = data ?? [];
  const more = (directory.tags.find(one => one.client === client)?.tags ?? []).filter(one => !chosen.includes(one));
  if (chosen.length === 0 && more.length === 0) return null;
  return (
    <section className="tags" aria-labelledby="tags">
      <h3 id="tags">{t("tag.title")}</h3>
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map(tag => (
            <li key={tag} className="chip">
              {tag}
              <button type="button" disabled={change.isPending} aria-label={t("tag.remove", { tag })} onClick={() => change.mutate(chosen.filter(one => one !== tag))}>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <select aria-label={t("tag.add")} value="" disabled={change.isPending || !data} onChange={event => event.target.value && change.mutate([...chosen, event.target.value])}>
          <option value="">{t("tag.add")}</option>
          {more.map(tag => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      )}
    </section>
  );
}
