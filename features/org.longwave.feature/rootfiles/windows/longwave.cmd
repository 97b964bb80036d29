@echo off
rem Starts Longwave: "longwave [run]" with a window, "longwave headless" without, "longwave render"
rem without a clock. Needs Java 25 or newer in JAVA_HOME
rem or on the PATH. One instance at a time.
setlocal enabledelayedexpansion
set "here=%~dp0"
if not defined LONGWAVE_HOME set "LONGWAVE_HOME=%USERPROFILE%\.longwave"
if not exist "%LONGWAVE_HOME%\log" mkdir "%LONGWAVE_HOME%\log"
set "application=org.longwave.ui.app"
set "heap=512m"
set "words=%*"
if /i "%~1"=="headless" (
  set "application=org.longwave.station.headless"
  set "heap=256m"
  set "words=!words:*headless=!"
)
set "offline="
if /i "%~1"=="render" (
  set "application=org.longwave.station.render"
  set "heap=256m"
  set "offline=-Dlongwave.offline=true"
  set "words=!words:*render=!"
)
if /i "%~1"=="run" set "words=!words:*run=!"
if not defined offline echo.!words! | findstr /c:"--station" >nul || set "words=--station demo !words!"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
for %%f in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%f"
"%java%" -Xms%heap% -Xmx%heap% -XX:+UseZGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=deny ^
  -Djava.util.logging.config.file="%here%etc\logging.properties" -Dlongwave.home="%LONGWAVE_HOME%" %offline% ^
  -Dfelix.fileinstall.dir="%here%dropins" ^
  -jar "%launcher%" -nosplash -application %application% ^
  -data "%LONGWAVE_HOME%\data" !words!
