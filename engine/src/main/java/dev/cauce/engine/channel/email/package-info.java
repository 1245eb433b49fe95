/**
 * The mail servers around {@link dev.cauce.channel.email.EmailAdapter}: one {@link dev.cauce.engine.channel.email.MailboxReader} for
 * each configured mailbox reads by IMAP in one process at a time, and moves on only when a mail is durable;
 * {@link dev.cauce.engine.channel.email.SmtpOffice} hands letters in.
 */
@NullMarked
package dev.cauce.engine.channel.email;

import org.jspecify.annotations.NullMarked;
