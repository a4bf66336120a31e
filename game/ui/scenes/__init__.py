"""The screens of the game as scenes: each draws one of game.view.screens and answers what is pressed."""
