package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.email.EmailAdapter;
import dev.cauce.channel.email.MailEvents;
import dev.cauce.channel.email.MailLimits;
import dev.cauce.channel.email.ThreadMarks;
import dev.cauce.engine.channel.StoredFiles;
import dev.cauce.engine.channel.StoredTimeline;
import dev.cauce.engine.security.DerivedKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The adapter with what it needs of the engine. */
@Singleton
class MailBeans {

    @Produces
    @Singleton
    ThreadMarks marks(DerivedKeys keys) {
        return new ThreadMarks(keys.of("cauce mail marks, 1", "HmacSHA256"));
    }

    @Produces
    @Singleton
    MailEvents events(ThreadMarks marks, MailSettings settings) {
        MailLimits usual = MailLimits.USUAL;
        return new MailEvents(
                new MailLimits(settings.bytes(), usual.depth(), usual.parts(), usual.text(), usual.files()), marks);
    }

    @Produces
    @Singleton
    MessageAdapter adapter(
            MailEvents events, ThreadMarks marks, SmtpOffice office, StoredTimeline timeline, StoredFiles files) {
        return new EmailAdapter(events, marks, office, timeline, files);
    }
}
