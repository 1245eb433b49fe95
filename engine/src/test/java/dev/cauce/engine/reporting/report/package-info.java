@NullMarked
package dev.cauce.engine.reporting.report;

import org.jspecify.annotations.NullMarked;
