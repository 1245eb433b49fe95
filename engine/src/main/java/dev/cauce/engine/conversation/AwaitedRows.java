package dev.cauce.engine.conversation;

import dev.cauce.channel.api.Part;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** What has become by now of the files that a message named when it was stored. */
final class AwaitedRows {
    /** Of {@code message m}: an object by the files' ids, null for almost all messages. */
    static final String COLUMN = """
            (select jsonb_object_agg(f.id, jsonb_build_object('trouble', f.trouble, 'name', a.name, 'type', a.content_type,
            'size', a.size)) from awaited_file f left join attachment a on a.id = f.id and f.state = 'stored'
            where f.message_id = m.id) as files""";

    private AwaitedRows() {}

    static List<Part> resolved(Row row, List<Part> parts) {
        JsonObject files = row.get(JsonObject.class, "files");
        return files == null
                ? parts
                : parts.stream()
                        .map(part -> part instanceof Part.AwaitedFile file && files.containsKey(file.id())
                                ? resolved(file, files.getJsonObject(file.id()))
                                : part)
                        .toList();
    }

    private static Part resolved(Part.AwaitedFile file, JsonObject known) {
        Long size = known.getLong("size");
        return size == null
                ? new Part.AwaitedFile(file.id(), file.name(), file.contentType(), known.getString("trouble"))
                : new Part.Attachment(file.id(), known.getString("name"), known.getString("type"), size);
    }
}
