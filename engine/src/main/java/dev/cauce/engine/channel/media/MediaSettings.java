package dev.cauce.engine.channel.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the content of files lies. */
@ConfigMapping(prefix = "cauce.media")
public interface MediaSettings {

    /** Where the content of files lies: `folder`, which is `cauce.chat.attachment-folder`, or `s3`. */
    @WithDefault("folder")
    String storage();

    /** A file whose storing was begun and not ended within this is given up, and what is left of it removed. */
    @WithDefault("PT1H")
    Duration unfinishedAfter();

    Scan scan();

    S3 s3();

    /** A scanner for malware that every file passes before it is available. */
    interface Scan {

        /** Where ClamAV's daemon listens, such as `tcp://clamd:3310` or `unix:/run/clamav/clamd.ctl`; without, nothing is scanned. */
        Optional<String> address();

        /** The longest that scanning one file may take. */
        @WithDefault("PT30S")
        Duration timeLimit();

        /**
         * What happens to files while it cannot be reached, or that it cannot scan: `refuse` answers uploads 503 and tries files
         * of e-mail and providers again later, `accept` keeps them unscanned.
         */
        @WithDefault("refuse")
        String whenUnreachable();
    }

    /** An S3-compatible storage. */
    interface S3 {

        /** Where it answers, such as `https://minio.example.com:9000`; none for Amazon's of the region. */
        Optional<String> endpoint();

        /** The region that requests are signed for; what other makers ask for, if anything, is in their manual. */
        @WithDefault("us-east-1")
        String region();

        /** The bucket; it must be there. */
        Optional<String> bucket();

        /** What the names of objects begin with, such as `cauce/`, where the bucket is not Cauce's alone. */
        Optional<String> prefix();

        /** Under which key to sign in. It needs to list the bucket and to read, write and delete objects below the prefix. */
        Optional<String> accessKey();

        /** The secret of the key. Set it as an environment variable; it is never shown or logged. */
        Optional<String> secretKey();

        /** Whether the bucket stands in the path, as most makers have it, or in the name of the host. */
        @WithDefault("true")
        boolean pathStyle();

        /** The longest that storing or opening one file may take, attempts again included. */
        @WithDefault("PT2M")
        Duration within();
    }
}
