package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/** Something an administrator defined: a document with neither id nor version, which stand beside it. */
public sealed interface Definition
        permits Operation,
                Client,
                Skill,
                OpeningHours,
                Queue,
                User,
                PresenceReason,
                AgentChoice,
                AlertRule,
                ChannelDefinition {

    /** Every other definition this one uses; each must exist. */
    @JsonIgnore
    List<Reference> references();

    /** The client whom this belongs to; empty for what belongs to the operator as a whole. */
    @JsonIgnore
    default Optional<String> owner() {
        return Optional.empty();
    }

    /** What may never change once defined, by field name; work is already counted under it. */
    @JsonIgnore
    default List<Fixed> fixed() {
        return List.of();
    }

    /** A field that keeps its first value. */
    record Fixed(String field, String value) {}
}
