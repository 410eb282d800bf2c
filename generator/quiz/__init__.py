"""Quizzes: a file's text as a Quiz and its problems, and what answers come to. Pure; nothing here makes a page.

A kind is one module in `kinds/`; everything else here is what kinds share.
"""

from generator.quiz.kind import Settings
from generator.quiz.kinds import KINDS
from generator.quiz.parse import ParsedQuiz, parse_quiz

__all__ = ["KINDS", "ParsedQuiz", "Settings", "parse_quiz"]
