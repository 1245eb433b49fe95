package dev.cauce.engine.desk.view;

/** Units of capacity in use, live offers included, and in all. */
public record CapacityView(int used, int total) {}
