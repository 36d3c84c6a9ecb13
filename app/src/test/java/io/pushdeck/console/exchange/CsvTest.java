package io.pushdeck.console.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.exchange.Csv.Flaw;
import io.pushdeck.console.exchange.Csv.Kind;
import io.pushdeck.console.exchange.Csv.Row;
import io.pushdeck.console.exchange.Csv.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static Table rows(Row... rows) {
        return new Table(List.of(rows), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\r\nc,d\r\n", "a,b\nc,d", "a,b\rc,d\r", "\uFEFFa,b\nc,d\n", "a;b\nc;d", "a\tb\nc\td"})
    void linesAndCellsAreToldApart(String text) {
        assertEquals(rows(new Row(1, List.of("a", "b")), new Row(2, List.of("c", "d"))), Csv.parse(text));
    }

    @Test
    void quotesHoldWhatWouldEndACell() {
        assertEquals(
                rows(
                        new Row(1, List.of("a,b", "say \"hi\"", "")),
                        new Row(2, List.of("one\r\ntwo", "x")),
                        new Row(4, List.of("y", ""))),
                Csv.parse("\"a,b\",\"say \"\"hi\"\"\",\r\n\"one\r\ntwo\",x\r\ny,\"\""));
    }

    @Test
    void emptyLinesAreNoRows() {
        assertEquals(rows(new Row(2, List.of("a")), new Row(4, List.of("b"))), Csv.parse("\na\n\nb\n\n"));
        assertEquals(rows(), Csv.parse(""));
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldWhereItBegins() {
        assertEquals(
                new Table(List.of(new Row(1, List.of("a", "b"))), List.of(new Flaw(2, Kind.OPEN_QUOTE))),
                Csv.parse("a,b\nc,\"d\ne,f\n"));
    }

    @Test
    void aLineThatCannotBeReadTakesNoOtherWithIt() {
        assertEquals(
                new Table(
                        List.of(new Row(1, List.of("a", "b")), new Row(3, List.of("e", "f"))),
                        List.of(new Flaw(2, Kind.AFTER_QUOTE))),
                Csv.parse("a,b\n\"c\"x,d\ne,f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "a,b",
                "say \"hi\"",
                "one\ntwo",
                "one\r\ntwo",
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "'=1+1",
                "''-1",
                "'tis",
                "'",
                "李娜",
                "=HYPERLINK(\"http://x\",\"y\")",
                " blank "
            })
    void whatIsWrittenIsRead(String cell) {
        Table table = Csv.parse(Csv.row(List.of("first", cell, "last")));
        assertEquals(List.of(), table.flaws());
        assertEquals(
                List.of("first", cell, "last"),
                table.rows().getFirst().cells().stream().map(Csv::plain).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "'=1+1"})
    void nothingIsAFormula(String cell) {
        assertEquals("'" + cell + "\r\n", Csv.row(List.of(cell)));
    }
}
