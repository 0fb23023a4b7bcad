# Runs the patients of a problem through deSolve's lsoda with the model compiled from C.
# Rscript desolve.R LIBRARY PROBLEM OUT RTOL prints seconds of set-up, seconds of solving and 0. Boluses only.
began <- proc.time()
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages(library(deSolve))
dyn.load(arguments[1])
dll <- sub("\\.so$", "", basename(arguments[1]))
rtol <- as.numeric(arguments[4])
lines <- strsplit(readLines(arguments[2]), " +")
head <- as.numeric(lines[[1]])
times <- as.numeric(lines[[2]])
atol <- rtol * as.numeric(lines[[3]])
at <- 4
patients <- lapply(seq_len(head[1]), function(i) {
  count <- as.numeric(lines[[at + 2]])
  jumps <- if (count > 0) t(sapply(lines[at + 2 + seq_len(count)], as.numeric)) else matrix(0, 0, 4)
  patient <- list(p = as.numeric(lines[[at]]), y = as.numeric(lines[[at + 1]]), jumps = jumps)
  at <<- at + 3 + count
  patient
})
file <- file(arguments[3], "wb")
ready <- proc.time()
for (patient in patients) {
  y <- setNames(patient$y, paste0("y", seq_along(patient$y)))
  first <- y
  now <- patient$jumps[, 1] <= 0
  for (k in which(now)) y[patient$jumps[k, 3] + 1] <- y[patient$jumps[k, 3] + 1] + patient$jumps[k, 4]
  later <- patient$jumps[!now, , drop = FALSE]
  events <- data.frame(var = names(y)[later[, 3] + 1], time = later[, 1], value = later[, 4], method = "add")
  result <- ode(y, times, "derivs", patient$p, dllname = dll, initfunc = "initmod", method = "lsoda",
                rtol = rtol, atol = atol, maxsteps = 1e6, events = list(data = events))
  result[1, -1] <- first
  writeBin(as.vector(t(result[, -1])), file)
}
done <- proc.time()
close(file)
cpu <- function(from, to) sum((to - from)[1:2])
cat(sprintf("%.6f %.6f 0\n", cpu(began, ready), cpu(ready, done)))
