package dev.cauce.channel.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Where a mail begins and its lines end, of mails that are no mails by RFC 5322: a byte order mark before the first field is
 * left out, and a mail without any line feed has its lines ended by carriage returns. All others are read as they are.
 */
final class Beginning {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Beginning() {}

    /** {@code mail} can be read again from where it is now: it is in memory. */
    static InputStream of(InputStream mail) throws IOException {
        mail.mark(Integer.MAX_VALUE);
        boolean hasLines = hasLineFeed(mail);
        mail.reset();
        mail.mark(MARK.length);
        if (!Arrays.equals(mail.readNBytes(MARK.length), MARK)) {
            mail.reset();
        }
        return hasLines ? mail : new LinesByReturns(mail);
    }

    private static boolean hasLineFeed(InputStream mail) throws IOException {
        for (int read = mail.read(); read >= 0; read = mail.read()) {
            if (read == '\n') {
                return true;
            }
        }
        return false;
    }

    private static final class LinesByReturns extends FilterInputStream {
        LinesByReturns(InputStream mail) {
            super(mail);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read == '\r' ? '\n' : read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            for (int at = offset; at < offset + count; at++) {
                into[at] = into[at] == '\r' ? (byte) '\n' : into[at];
            }
            return count;
        }
    }
}
