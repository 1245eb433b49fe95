package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What a shell would have in its log: the entities that the changes of all steps add up to. */
public final class Persisted {
    private final Map<String, Entity> entities = new HashMap<>();

    public void take(Step step) {
        for (Change change : step.changes()) {
            switch (change) {
                case Change.Put(var entity) -> entities.put(entity.key(), entity);
                case Change.Remove(var key) -> entities.remove(key);
            }
        }
    }

    public Collection<Entity> entities() {
        return entities.values();
    }
}
