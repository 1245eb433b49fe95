@NullMarked
package dev.cauce.engine.desk.view;

import org.jspecify.annotations.NullMarked;
