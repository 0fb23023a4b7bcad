@echo off
rem Starts Rewire on Windows: finds a JDK 25, builds what is missing, and passes all arguments on.
rem REWIRE_JAVA may name the java to use; REWIRE_JVM_OPTIONS are passed to it. The shell launcher "rewire" also builds
rem again when a source has changed; here REWIRE_BUILD=1 asks for that.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "STATE=%HOME_DIR%.rewire"
set "JAR=%HOME_DIR%workbench\target\workbench-0.1.0.jar"

call :find_jdk
if not defined JDK (
  echo Rewire needs a JDK 25 and found none: install one ^(for example Temurin 25^), or point JAVA_HOME or REWIRE_JAVA to it. 1>&2
  exit /b 70
)
if "%REWIRE_BUILD%"=="1" goto build
if exist "%JAR%" goto built

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo Rewire must be built first and needs Maven ^(mvn^) for that: install it and try again. 1>&2
  exit /b 70
)
if not exist "%STATE%" mkdir "%STATE%"
echo Building Rewire; the first time takes a minute or two ... 1>&2
rem Maven runs on the JDK that was found, so that its toolchain is there wherever it lies
set "JAVA_HOME=%JDK%"
pushd "%HOME_DIR%"
call mvn -B -Dmaven.test.skip=true -Dspotless.check.skip -pl workbench -am package >"%STATE%\build.log" 2>&1
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
  findstr /b /c:"[ERROR]" "%STATE%\build.log" 1>&2
  echo The build failed; all of it is in %STATE%\build.log. 1>&2
  exit /b 70
)
del "%STATE%\rewire.aot" >nul 2>nul

:built
if exist "%STATE%\rewire.aot" goto run
rem one trial run that leaves loaded and linked classes behind; without it Rewire starts slower, but runs
if not exist "%STATE%" mkdir "%STATE%"
echo Preparing a fast start ... 1>&2
"%JDK%\bin\java.exe" -XX:+UseSerialGC "-XX:AOTCacheOutput=%STATE%\rewire.aot" -jar "%JAR%" simulate "%HOME_DIR%examples\single-infusion.yaml" --patients 1 --out "%STATE%\trial" >"%STATE%\warm.log" 2>&1
rmdir /s /q "%STATE%\trial" >nul 2>nul

:run
rem many people are followed abreast, with the options of the shell launcher: trials, patients of four digits or more
set OPTIONS="-XX:AOTCache=%STATE%\rewire.aot"
set CROWD=-Xmx1600m -XX:ObjectAlignmentInBytes=64 -Drewire.lanes=widest -XX:CompileCommand=quiet "-XX:CompileCommand=CompileThresholdScaling,rewire.compile.Lane*::*,0.02"
set "RERUN="
if "%~1"=="rerun" set "RERUN=1"
if "%~1 %~2"=="evidence trials" set OPTIONS=%CROWD%
if "%~1"=="trial" if not "%~2"=="analyse" if not "%~2"=="noise" if not "%~2"=="--help" set OPTIONS=%CROWD%
:word
rem here an equals sign parts words as a space does, and %%* below is not shifted
if "%~1"=="" goto start
set "NUMBER=%~2"
if "%~1"=="--patients" if defined NUMBER if not "%NUMBER:~3,1%"=="" set OPTIONS=%CROWD%
if defined RERUN if exist "%~1" findstr /r /c:"people. *: *[0-9][0-9][0-9][0-9]" "%~1" >nul 2>nul && set OPTIONS=%CROWD%
shift
goto word

:start
"%JDK%\bin\java.exe" -XX:+UseSerialGC %OPTIONS% -Xlog:disable -Xlog:all=off %REWIRE_JVM_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem a JDK of version 25 has a file "release" that says so; looking there is faster than starting it
:find_jdk
set "JDK="
if defined REWIRE_JAVA (
  call :try "%REWIRE_JAVA%"
  if not defined JDK for %%I in ("%REWIRE_JAVA%\..\..") do call :try "%%~fI"
  goto :eof
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JDK goto :eof
for /f "delims=" %%P in ('where java 2^>nul') do if not defined JDK for %%I in ("%%P\..\..") do call :try "%%~fI"
if defined JDK goto :eof
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do if not defined JDK call :try "%%~fD"
goto :eof

:try
if not exist "%~1\bin\javac.exe" goto :eof
if not exist "%~1\release" goto :eof
findstr /r /c:"^JAVA_VERSION=.25" "%~1\release" >nul 2>nul && set "JDK=%~1"
goto :eof
