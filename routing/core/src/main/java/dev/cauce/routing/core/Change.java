package dev.cauce.routing.core;

/** A change of state that the shell persists. */
public sealed interface Change {
    String key();

    /** The entity with this key is now this one. */
    record Put(Entity entity) implements Change {
        @Override
        public String key() {
            return entity.key();
        }
    }

    /** There is no entity with this key any more. */
    record Remove(String key) implements Change {}
}
