package dev.cauce.engine.channel.media;

import java.io.IOException;

/** Looks for malware. */
interface MediaScanner {

    /** Blocks, for a limited time. Fails when the scanner cannot be reached or does not answer as it should. */
    Verdict scan(MediaFile file) throws IOException;

    /** What a scanner found. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        /** The malware's name as the scanner has it. */
        record Infected(String malware) implements Verdict {}

        /** It takes no file like this, now or later; a reason for the log. */
        record NotScannable(String reason) implements Verdict {}
    }
}
