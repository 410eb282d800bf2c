@echo off
rem Shows the site on this computer while you write. Close the window to stop it.
cd /d "%~dp0"
if not exist .venv\Scripts\milepost.exe (
  py -3 -m venv .venv || (pause & exit /b 1)
  .venv\Scripts\python -m pip install --quiet -r requirements.txt || (pause & exit /b 1)
)
.venv\Scripts\milepost serve --open
pause
