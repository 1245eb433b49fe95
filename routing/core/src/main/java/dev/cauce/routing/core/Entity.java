package dev.cauce.routing.core;

/**
 * A keyed piece of the router's state. The whole state of an operation is a set of entities: put them all, in any
 * order, and the core is restored.
 */
public sealed interface Entity {
    /** Unique within an operation; begins with the kind, such as {@code agent/} or {@code interaction/}. */
    String key();

    record OfOperation(OperationSettings settings) implements Entity {
        @Override
        public String key() {
            return "operation/" + settings.id();
        }
    }

    record OfQueue(QueueDefinition queue) implements Entity {
        @Override
        public String key() {
            return "queue/" + queue.id();
        }
    }

    record OfAgent(AgentDefinition agent) implements Entity {
        @Override
        public String key() {
            return "agent/" + agent.id();
        }
    }

    record OfAgentState(AgentState state) implements Entity {
        @Override
        public String key() {
            return "agent-state/" + state.agent();
        }
    }

    record OfInteraction(Interaction interaction) implements Entity {
        @Override
        public String key() {
            return "interaction/" + interaction.id();
        }
    }

    record OfTrace(Trace trace) implements Entity {
        @Override
        public String key() {
            return "trace/" + trace.interaction();
        }
    }

    record OfQueueState(QueueState state) implements Entity {
        @Override
        public String key() {
            return "queue-state/" + state.queue();
        }
    }

    record OfContact(LastHandled contact) implements Entity {
        @Override
        public String key() {
            return key(contact.client(), contact.contact());
        }

        /** The key of what is remembered of a client's contact. */
        public static String key(ClientId client, ContactId contact) {
            return "contact/" + client + "/" + contact;
        }
    }
}
