package rewire.course;

/// Medicines beside ketamine.
public sealed interface Medicine {

  /// An SSRI taken daily at its usual dose.
  ///
  /// @param name     for those who give it; the model knows no difference
  /// @param standing whether it has been taken for long when the course begins, so that the person starts under it
  record Ssri(String name, double fromH, double toH, boolean standing) implements Medicine {
    public Ssri {
      Check.span("an SSRI", fromH, toH);
      if (standing && fromH > 0) {
        throw new IllegalArgumentException(
            "An SSRI taken before the course cannot begin at %s h.".formatted(fromH));
      }
    }

    /// Any SSRI.
    public Ssri(double fromH, double toH, boolean standing) {
      this("SSRI", fromH, toH, standing);
    }

    /// One that is begun in the course.
    public Ssri(double fromH, double toH) {
      this(fromH, toH, false);
    }
  }

  /// One dose of a benzodiazepine.
  ///
  /// @param name                  for those who give it
  /// @param mg                    of the drug itself
  /// @param lorazepamEquivalentMg amount of lorazepam of equal strength: what the model sees
  record Benzodiazepine(String name, double mg, double timeH,
      double lorazepamEquivalentMg) implements Medicine {
    /// A dose of lorazepam.
    public Benzodiazepine(double timeH, double lorazepamMg) {
      this("lorazepam", lorazepamMg, timeH, lorazepamMg);
    }

    public Benzodiazepine {
      Check.notNegative("time of a benzodiazepine in hours", timeH);
      Check.positive("benzodiazepine in mg", mg);
      Check.positive("lorazepam equivalent in mg", lorazepamEquivalentMg);
    }
  }

  /// A propofol infusion.
  ///
  /// @param perKg whether the rate was written per kilogram, so that others get it by their own weight
  record Propofol(double timeH, double durationH, double rateMgPerH, boolean perKg) implements Medicine {
    /// A rate that is the same for everybody.
    public Propofol(double timeH, double durationH, double rateMgPerH) {
      this(timeH, durationH, rateMgPerH, false);
    }

    public Propofol {
      Check.notNegative("time of propofol in hours", timeH);
      Check.positive("duration of propofol in hours", durationH);
      Check.positive("rate of propofol in mg/h", rateMgPerH);
    }
  }

  /// A drug that changes how fast ketamine is metabolised, in steady state from `fromH` to `toH`.
  ///
  /// @param clint fold of intrinsic clearance: 1.7 is an inducer, 0.5 an inhibitor
  /// @param gut fold of the share that passes the gut wall
  record CoDrug(String name, double fromH, double toH, double clint, double gut) implements Medicine {
    public CoDrug {
      Check.span("the co-drug " + name, fromH, toH);
      Check.positive("clearance factor of " + name, clint);
      Check.positive("gut factor of " + name, gut);
    }
  }

  /// A drug that matters to those who give care and that the model does not know.
  record Unmodelled(String name, double fromH, double toH) implements Medicine {
    public Unmodelled {
      Check.span("the drug " + name, fromH, toH);
    }
  }
}
