/**
 * Definitions as tables, for spreadsheets: {@link dev.cauce.engine.configuration.table.Layout} says which columns a kind has,
 * {@link dev.cauce.engine.configuration.table.CsvTable} reads and writes CSV. Pure.
 */
@NullMarked
package dev.cauce.engine.configuration.table;

import org.jspecify.annotations.NullMarked;
