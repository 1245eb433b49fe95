package dev.cauce.engine.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** How visitors may use web chat. */
@ConfigMapping(prefix = "cauce.chat")
public interface ChatSettings {

    /** A socket must send its token within this. */
    @WithDefault("PT5S")
    Duration authenticateWithin();

    /** The longest text of a message, in UTF-16 units. */
    @WithDefault("4000")
    int textLength();

    /** Frames a connection may send at once. */
    @WithDefault("20")
    int frames();

    /** After which time a connection may send one frame more. */
    @WithDefault("PT0.25S")
    Duration frameRefill();

    /** Visitors that may be admitted at once from one network address. */
    @WithDefault("30")
    int visitorsPerAddress();

    /** After which time one visitor more may be admitted from there. */
    @WithDefault("PT2S")
    Duration visitorRefill();

    /** Network addresses without a limit of visitors: this machine. */
    @WithDefault("127.0.0.1,0:0:0:0:0:0:0:1,::1")
    Set<String> unlimitedAddresses();

    /** Histories of visitors who connect that are read at once; the others wait in line. */
    @WithDefault("10")
    int historiesAtOnce();

    /** Where attachments are kept; all processes must see the same folder. */
    @WithDefault("data/attachments")
    Path attachmentFolder();

    /** The largest attachment, in bytes. */
    @WithDefault("10000000")
    long attachmentBytes();

    /** How often the content of files that were erased with their contact is removed. */
    @WithDefault("PT30S")
    Duration forgottenRemovedEvery();

    /** Attachments of one message. */
    @WithDefault("5")
    int attachments();

    /** How often waiting visitors are told their place. */
    @WithDefault("PT3S")
    Duration noticeEvery();
}
