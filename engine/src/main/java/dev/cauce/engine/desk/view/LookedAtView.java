package dev.cauce.engine.desk.view;

import java.util.List;

/** A conversation and everybody who looks into it now; nobody any more when that is empty. */
public record LookedAtView(String conversation, List<LookerView> lookers) {
    public LookedAtView {
        lookers = List.copyOf(lookers);
    }
}
