package rewire.course;

/// Which mirror image of ketamine is given.
public enum Form {
  RACEMIC(0.5, 0.5), ESKETAMINE(1, 0), ARKETAMINE(0, 1);

  private final double shareS;
  private final double shareR;

  Form(double shareS, double shareR) {
    this.shareS = shareS;
    this.shareR = shareR;
  }

  /// Share of the dose that is S-ketamine.
  public double shareS() {
    return shareS;
  }

  /// Share of the dose that is R-ketamine.
  public double shareR() {
    return shareR;
  }
}
