package rewire.course;

/// How a dose gets into the body. What each route does is the table in `rewire.dosing.Routes`.
public enum Route {
  IV, IM, SC, NASAL_DEVICE, NASAL_ATOMISER, ORAL, SUBLINGUAL
}
