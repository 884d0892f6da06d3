"""Averages the weights of two runs. usage: average.py A.pt B.pt SHARE_OF_B OUT.pt

A run that has seen the labels often and one that has seen them seldom err differently: their mean is better than either
(Wortsman et al. 2022, model soups). The share is chosen on held-out papers.
"""
import sys

import torch

first, second = (torch.load(path) for path in sys.argv[1:3])
share = float(sys.argv[3])
mean = {name: (1 - share) * a + share * second[name] if a.is_floating_point() else a for name, a in first.items()}
torch.save(mean, sys.argv[4])
