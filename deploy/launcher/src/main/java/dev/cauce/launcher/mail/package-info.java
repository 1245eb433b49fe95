/**
 * The mail server of the demonstration: {@link dev.cauce.launcher.mail.MailMain} is the program,
 * {@link dev.cauce.launcher.mail.MailServer} starts and stops it. Its mail is in memory.
 */
@NullMarked
package dev.cauce.launcher.mail;

import org.jspecify.annotations.NullMarked;
