package dev.cauce.engine.configuration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTableTest {

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name\nes,Español\n", "\uFEFFid;name\r\nes;Español\r\n", "id\tname\nes\tEspañol"})
    void whateverASpreadsheetWritesIsRead(String file) {
        var table = read(file);

        assertThat(table.header()).containsExactly("id", "name");
        assertThat(table.rows()).containsExactly(new CsvTable.Row(2, Map.of("id", "es", "name", "Español"), 0));
    }

    @Test
    void linesAreCountedAsASpreadsheetDoes() {
        var table = read("id,name\n\none,\"Two\nlines\"\n,\ntwo,x,y\nthree\n");

        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(3, 5, 6);
        assertThat(table.rows().get(0).cells()).containsEntry("name", "Two\nlines");
        assertThat(table.rows().get(1).surplus()).isOne();
        assertThat(table.rows().get(2).cells()).containsEntry("name", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+34 600", "-x", "@SUM(A1)", "'=1", "\t=1", "plain", "it's", "a,b", "\"q\"", "-5"})
    void whatASpreadsheetWouldCalculateIsGuardedAndComesBackAsItWas(String words) {
        var file = CsvTable.write(List.of("id", "name"), List.of(List.of("a", words)));

        assertThat(file.lines().skip(1).findFirst().orElseThrow())
                .doesNotMatch("a,\"?[=+@\\t].*")
                .doesNotMatch("a,\"?-[^0-9].*");
        assertThat(read(file).rows().getFirst().cells()).containsEntry("name", words);
    }

    @Test
    void whatIsNoTableIsRefusedInWords() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("The file is empty");
        assertThatThrownBy(() -> read("id,name\na,\"b\nc")).hasMessageContaining("Maybe a quote has no end");
        assertThatThrownBy(() -> CsvTable.read("id,name\na,España".getBytes(Charset.forName("windows-1252"))))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> read("id\n" + "a\n".repeat(CsvTable.MOST_ROWS + 1)))
                .hasMessageContaining("at most 5000");
        assertThatThrownBy(() -> CsvTable.read(new byte[CsvTable.MOST_BYTES + 1]))
                .hasMessageContaining("at most 4194304");
    }
}
