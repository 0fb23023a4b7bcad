package rewire.course;

/// Which mirror image of ketamine is given.
public enum Form {
  RACEMIC("ketamine", 0.5, 0.5), ESKETAMINE("esketamine", 1, 0), ARKETAMINE("arketamine", 0, 1);

  private final String drug;
  private final double shareS;
  private final double shareR;

  Form(String drug, double shareS, double shareR) {
    this.drug = drug;
    this.shareS = shareS;
    this.shareR = shareR;
  }

  /// Name of the drug.
  public String drug() {
    return drug;
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
