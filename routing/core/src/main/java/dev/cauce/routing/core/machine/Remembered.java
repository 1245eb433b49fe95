package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.LastHandled;

/** Who handled a contact last, until it is forgotten. */
final class Remembered extends Timed {
    private final String key;
    private LastHandled last;

    Remembered(LastHandled last) {
        this.key = Entity.OfContact.key(last.client(), last.contact());
        this.last = last;
    }

    String key() {
        return key;
    }

    LastHandled last() {
        return last;
    }

    void last(LastHandled newer) {
        last = newer;
    }

    @Override
    String timerKey() {
        return key;
    }
}
