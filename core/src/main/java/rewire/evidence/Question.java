package rewire.evidence;

import java.util.OptionalDouble;

/// What a model is asked: one statistic of one analyte at one site in one trial.
///
/// @param timeH time after the start of the first dose, for statistics that need one
public record Question(Trial trial, Analyte analyte, Site site, Statistic statistic, OptionalDouble timeH) {}
