package dev.cauce.engine.configuration.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A column of a table.
 *
 * @param name the path of the value in the definition, such as {@code serviceLevel.share}
 */
record Column(String name, Cell cell) {

    static Column of(String name, Cell cell) {
        return new Column(name, cell);
    }

    /** Empty when the definition does not have it. */
    String write(JsonNode definition) {
        JsonNode value = definition.at('/' + name.replace('.', '/'));
        return value.isMissingNode() || value.isNull() ? "" : cell.write(value);
    }

    /** Puts what a cell says into the definition; an empty one takes the value away. */
    void read(String text, ObjectNode definition) throws Cell.Unreadable {
        List<String> path = List.of(name.split("\\."));
        if (text.isEmpty()) {
            JsonNode parent = path.size() == 1 ? definition : definition.path(path.getFirst());
            if (parent instanceof ObjectNode object) {
                object.remove(path.getLast());
            }
            return;
        }
        JsonNode value = cell.read(text);
        ObjectNode parent = path.size() == 1 ? definition : definition.withObject('/' + path.getFirst());
        parent.set(path.getLast(), value);
    }
}
