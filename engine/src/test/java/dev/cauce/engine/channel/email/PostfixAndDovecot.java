package dev.cauce.engine.channel.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Debian's mail servers: Postfix takes any letter and hands it to Dovecot, which has every mailbox with the password {@link #PASSWORD}.
 * All they write is in a folder of their own, and they serve this machine only. Postfix begins as root or not at all.
 */
final class PostfixAndDovecot implements AutoCloseable {
    static final String PASSWORD = "secret";
    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Duration SOON = Duration.ofSeconds(30);

    final int smtpPort;
    final int imapPort;
    private final int lmtpPort;
    private final Path folder;
    private Process dovecot;

    /** Whether they are installed and this user may start them. */
    static boolean canStart() {
        return Files.isExecutable(POSTFIX)
                && Files.isExecutable(DOVECOT)
                && "root".equals(System.getProperty("user.name"));
    }

    PostfixAndDovecot() throws IOException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0);
                var third = new ServerSocket(0)) {
            smtpPort = one.getLocalPort();
            imapPort = other.getLocalPort();
            lmtpPort = third.getLocalPort();
        }
        folder = Files.createTempDirectory(
                "cauce-mail", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (String one : List.of("postfix", "spool", "data", "run", "state", "mail")) {
            Files.createDirectory(folder.resolve(one));
        }
        owned("data", "postfix");
        owned("mail", "mail");
        Files.writeString(folder.resolve("dovecot.conf"), dovecotConfiguration());
        Files.writeString(folder.resolve("postfix/main.cf"), postfixConfiguration());
        Files.writeString(folder.resolve("postfix/master.cf"), postfixServices());
        dovecot = startDovecot();
        run("postfix", "-c", folder.resolve("postfix").toString(), "start");
    }

    private void owned(String name, String owner) throws IOException {
        var path = folder.resolve(name);
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }

    private Process startDovecot() throws IOException {
        return new ProcessBuilder(
                        DOVECOT.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dovecot.out").toFile())
                .start();
    }

    /** The server of the mailboxes is away; letters wait with Postfix. */
    void stopDovecot() throws IOException {
        dovecot.destroy();
        awaitEnd(dovecot);
    }

    private static void awaitEnd(Process process) throws IOException {
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("It does not end: " + process.info());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** It is there again, and Postfix tries what waits at once. */
    void startDovecotAgain() throws IOException {
        dovecot = startDovecot();
        Awaitility.await().atMost(SOON).until(() -> {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), lmtpPort)) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
        run("postfix", "-c", folder.resolve("postfix").toString(), "flush");
    }

    /** Forgets how it numbered the letters of this address: the mailbox gets another UIDVALIDITY. Only while it is away. */
    void forgetNumbers(String address) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mail").resolve(address))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** What the servers said, for a test that failed. */
    String log() throws IOException {
        var said = new StringBuilder();
        for (String name : List.of("dovecot.log", "postfix.log")) {
            Path file = folder.resolve(name);
            said.append(Files.exists(file) ? Files.readString(file) : "");
        }
        return said.toString();
    }

    static String run(String... command) throws IOException {
        return typed("", command);
    }

    /** Runs a program to its end; what it said. */
    static String typed(String typed, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var input = process.outputWriter()) {
            input.write(typed);
        }
        try (var output = process.inputReader()) {
            String said = output.readAllAsString();
            awaitEnd(process);
            if (process.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + said);
            }
            return said;
        }
    }

    @Override
    public void close() throws IOException {
        run("postfix", "-c", folder.resolve("postfix").toString(), "stop");
        stopDovecot();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private String dovecotConfiguration() {
        return """
                protocols = imap lmtp
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail/%%u
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=mail gid=mail home=%1$s/mail/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                service lmtp {
                  inet_listener lmtp {
                    address = 127.0.0.1
                    port = %4$d
                  }
                }
                """.formatted(folder, PASSWORD, imapPort, lmtpPort);
    }

    private String postfixConfiguration() {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.cauce.example
                mydestination =
                mynetworks = 127.0.0.0/8
                smtpd_relay_restrictions = permit_mynetworks, reject
                default_transport = lmtp:inet:127.0.0.1:%2$d
                smtp_dns_support_level = disabled
                lmtp_dns_support_level = disabled
                minimal_backoff_time = 1s
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                """.formatted(folder, lmtpPort);
    }

    private String postfixServices() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                proxymap unix - - n - - proxymap
                lmtp unix - - n - - lmtp
                error unix - - n - - error
                retry unix - - n - - error
                anvil unix - - n - 1 anvil
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(smtpPort);
    }
}
