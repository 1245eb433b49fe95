package dev.cauce.engine.desk.view;

import java.util.List;

/** The tags of a conversation, in alphabetical order. */
public record TagsView(List<String> tags) {
    public TagsView {
        tags = List.copyOf(tags);
    }
}
