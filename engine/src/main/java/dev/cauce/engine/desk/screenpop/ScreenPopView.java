package dev.cauce.engine.desk.screenpop;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A panel of a conversation.
 *
 * @param opens {@code frame}, {@code tab} or {@code look-up}
 * @param url where the browser finds it; absent for a look-up, which the engine asks for
 */
@Schema(name = "ScreenPopView")
public record ScreenPopView(
        String id, String name, String opens, @Nullable String url) {

    static ScreenPopView of(ScreenPops.Opened opened) {
        var pop = opened.pop();
        return new ScreenPopView(
                opened.id(),
                pop.name(),
                pop.opens().value(),
                switch (pop.opens()) {
                    case FRAME, TAB -> opened.url().toString();
                    case LOOK_UP -> null;
                });
    }
}
