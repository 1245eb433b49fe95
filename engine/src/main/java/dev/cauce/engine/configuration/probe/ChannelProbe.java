package dev.cauce.engine.configuration.probe;

import dev.cauce.engine.configuration.definition.Definition;
import org.jspecify.annotations.Nullable;

/** Tries whether a channel of a kind works, by the same connections as its messages take. */
public interface ChannelProbe<T extends Definition> {

    /**
     * Takes the steps one after another and tells each; the steps that need one that failed are not taken. Blocks, and ends when
     * its thread is interrupted.
     *
     * @param sendTo where a test message goes; none is sent without
     */
    void probe(String channel, T definition, @Nullable String sendTo, ProbeLog log);
}
