package dev.cauce.engine.channel.awaited;

import java.util.concurrent.CompletionStage;

/** Brings files from a provider; found as a bean. Never completes exceptionally for what a network or provider can do. */
public interface FileSource {

    /** Of channels, such as {@code whatsapp}. */
    String kind();

    CompletionStage<Came> fetch(Awaited file);

    /** What came of fetching a file. */
    sealed interface Came {
        @SuppressWarnings("ArrayRecordComponent") // large: handed on once and never compared
        record Content(byte[] bytes) implements Came {}

        /** It will not be there later either; a code for the agent. */
        record Gone(String trouble) implements Came {}

        /** It may come later; a code for the log. */
        record NotNow(String reason) implements Came {}
    }
}
