package dev.cauce.engine.routing;

import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationId;

/** A piece of the state of one of the operations in a partition. */
public record RoutingEntity(OperationId operation, Entity entity) {
    /** Unique within the partition. */
    public String key() {
        return key(operation, entity.key());
    }

    /** The key under which an operation's entity with this key is kept. */
    public static String key(OperationId operation, String entityKey) {
        return operation.value() + '|' + entityKey;
    }

    /** The operation that a key was made for. */
    public static OperationId operationOf(String key) {
        return new OperationId(key.substring(0, key.indexOf('|')));
    }
}
