package dev.cauce.launcher;

import java.nio.file.Path;

/** What to try first, once everything runs. */
final class Welcome {
    private Welcome() {}

    /** {@code smtpPort} is 0 when there is no mail server. */
    static String text(int port, Path data, int smtpPort, int imapPort) {
        return """
               Work as an agent    http://localhost:%1$d/
               Chat as a visitor   http://localhost:%1$d/shop/
               %3$sAPI description     http://localhost:%1$d/q/openapi
               Health, metrics     http://localhost:%1$d/q/health  http://localhost:%1$d/q/metrics

               Sign in as          agents ana, bruno, carla, david, elena, frank; supervisor sofia; administrator admin
               with the password   demo- and the name, as in demo-ana

               Try                 curl -s http://localhost:%1$d/api/v1/sign-in -H 'Content-Type: application/json' \\
                                     -d '{"user":"ana","password":"demo-ana"}'

               Ctrl-C stops everything. The data stays in %2$s
               """.formatted(port, data, smtpPort == 0 ? "" : mail(smtpPort, imapPort));
    }

    private static String mail(int smtpPort, int imapPort) {
        return "Write as a contact  to support@acme.example by SMTP 127.0.0.1:%d; answers by IMAP 127.0.0.1:%d\n"
                .formatted(smtpPort, imapPort);
    }
}
